package eu.parvis.conference.web;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.AddressCodes;
import eu.parvis.conference.AdmissionSecret;
import eu.parvis.conference.Entrance.Wish;
import eu.parvis.conference.ParticipantName;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.RoomDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a guest who was invited by mail proves it; see {@link AddressCodes}. What is answered to the
 * first request is the same for every address.
 */
@RestController
@RequestMapping("/api/rooms/{slug}/proof")
class ProofController {

  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private final RoomAccess access;
  private final AddressCodes codes;
  private final Reception reception;
  private final SignedIn signedIn;
  private final Attempts attempts;

  ProofController(
      RoomAccess access,
      AddressCodes codes,
      Reception reception,
      SignedIn signedIn,
      Attempts attempts) {
    this.access = access;
    this.codes = codes;
    this.reception = reception;
    this.signedIn = signedIn;
    this.attempts = attempts;
  }

  /**
   * What asks for a code.
   *
   * @param language {@code fr} or {@code en}, in which the mail is written
   */
  record CodeRequest(@Nullable String address, @Nullable String language) {

    @Override
    public String toString() {
      return "CodeRequest[hidden]";
    }
  }

  /** What proves, and the name under which whoever proves it comes in. */
  record Proof(@Nullable String address, @Nullable String code, @Nullable String name) {

    @Override
    public String toString() {
      return "Proof[hidden]";
    }
  }

  @PostMapping
  ResponseEntity<Void> code(
      HttpServletRequest request, @PathVariable String slug, @RequestBody CodeRequest wanted) {
    var room = room(request, slug);
    var address = address(wanted.address());
    var language = language(wanted.language());
    attempts.code(request, room.id(), address);
    SecretCookie.PROOF.read(request, room.slug()).ifPresent(codes::forget);
    var secret = codes.make(room.id(), address, language);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SecretCookie.PROOF.write(request, room.slug(), secret))
        .build();
  }

  @PostMapping("/check")
  ResponseEntity<Reception.Answer> check(
      HttpServletRequest request, @PathVariable String slug, @RequestBody Proof proof) {
    var room = room(request, slug);
    var address = address(proof.address());
    var name = ParticipantName.parse(proof.name() == null ? "" : proof.name());
    if (name.isEmpty()) {
      throw new Refusal(RefusalCode.NAME_INVALID);
    }
    access.requireOpen(room, access.held(request, room));
    access.requireNotOver(room);
    var code = Optional.ofNullable(proof.code()).filter(text -> CODE.matcher(text).matches());
    var verdict =
        codes.check(
            room.id(),
            held(request, room).orElseThrow(() -> new Refusal(RefusalCode.CODE_SPENT)),
            address,
            code.orElseThrow(() -> new Refusal(RefusalCode.CODE_MALFORMED)));
    if (!verdict.right()) {
      throw verdict.left() > 0
          ? new Refusal(RefusalCode.CODE_WRONG, "left", verdict.left())
          : new Refusal(RefusalCode.CODE_SPENT);
    }
    var applicant = access.applicant(request, room, Optional.empty()).proving(address);
    // Codes were counted.
    return reception.admit(request, room, name.get(), applicant, Wish.ASK, () -> {});
  }

  private RoomDetails room(HttpServletRequest request, String slug) {
    var room = access.room(request, slug);
    if (!codes.offered()) {
      throw new Refusal(RefusalCode.NOT_FOUND);
    }
    // Whoever is signed in is known already.
    if (signedIn.current().map(PersonProfile::id).isPresent()) {
      throw new Refusal(RefusalCode.NOT_ALLOWED);
    }
    return room;
  }

  private static Optional<AdmissionSecret> held(HttpServletRequest request, RoomDetails room) {
    return SecretCookie.PROOF.read(request, room.slug());
  }

  private static EmailAddress address(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(EmailAddress::parse)
        .orElseThrow(() -> new Refusal(RefusalCode.ADDRESS_INVALID));
  }

  private static Language language(@Nullable String code) {
    for (var language : Language.values()) {
      if (language.locale().getLanguage().equals(code)) {
        return language;
      }
    }
    throw new Refusal(RefusalCode.MALFORMED);
  }
}
