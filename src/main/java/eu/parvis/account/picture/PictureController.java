package eu.parvis.account.picture;

import eu.parvis.account.PersonId;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.SignedIn;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The picture of a person, for those who may see it; to others there is none. */
@RestController
class PictureController {

  static final String PATH = "/people/{person:[0-9a-f-]{36}}/picture.jpg";

  private final ProfilePictures pictures;
  private final SignedIn signedIn;

  PictureController(ProfilePictures pictures, SignedIn signedIn) {
    this.pictures = pictures;
    this.signedIn = signedIn;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> picture(@PathVariable UUID person) {
    var whose = new PersonId(person);
    var found =
        signedIn
            .current()
            .filter(one -> pictures.visible(whose, one.id()))
            .flatMap(_ -> pictures.find(whose));
    return answer(found);
  }

  private static ResponseEntity<byte[]> answer(Optional<byte[]> jpeg) {
    return jpeg.map(bytes -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(bytes))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
