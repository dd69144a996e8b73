package eu.parvis.e2e;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture that somebody has of themselves: head and shoulders, in a colour of their own. */
record Headshot(Likeness likeness) {

  private static final int SIDE = 256;

  /** Whoever is signed in chooses it in their profile. */
  void isChosenBy(Person person, Product product) {
    person.opens(product.url().resolve("/profile"));
    person
        .page()
        .locator("vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload("me.png", "image/png", png()));
    person.page().locator(".picture-section .portrait img").waitFor();
  }

  private byte[] png() {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    var brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setColor(Color.getHSBColor(likeness.hueDegrees() / 360f, 0.3f, 0.9f));
    brush.fillRect(0, 0, SIDE, SIDE);
    brush.setColor(Color.getHSBColor(likeness.hueDegrees() / 360f, 0.6f, 0.4f));
    brush.fillOval(SIDE / 8, SIDE * 5 / 8, SIDE * 3 / 4, SIDE * 3 / 4);
    brush.setColor(new Color(0xE8C4A8));
    brush.fillOval(SIDE * 5 / 16, SIDE * 3 / 16, SIDE * 3 / 8, SIDE / 2);
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
