package eu.parvis.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;

/** What Vaadin's upload says, in the language of the page. */
final class UploadTexts {

  private UploadTexts() {}

  static UploadI18N of(Component page, String tooLarge, String wrongType) {
    return new UploadI18N()
        .setError(
            new UploadI18N.Error()
                .setFileIsTooBig(tooLarge)
                .setIncorrectFileType(wrongType)
                .setTooManyFiles(wrongType))
        .setUploading(uploading(page))
        .setFile(
            new UploadI18N.File()
                .setRetry(page.getTranslation("people.picture.retry"))
                .setStart(page.getTranslation("people.picture.retry"))
                .setRemove(page.getTranslation("people.picture.cancel")))
        .setUnits(List.of(page.getTranslation("people.picture.units").split(" ", -1)));
  }

  private static UploadI18N.Uploading uploading(Component page) {
    var sending = page.getTranslation("people.picture.sending");
    var failed = page.getTranslation("people.picture.failed");
    return new UploadI18N.Uploading()
        .setStatus(
            new UploadI18N.Uploading.Status()
                .setConnecting(sending)
                .setStalled(sending)
                .setProcessing(sending)
                .setHeld(sending))
        .setRemainingTime(new UploadI18N.Uploading.RemainingTime().setPrefix("").setUnknown(""))
        .setError(
            new UploadI18N.Uploading.Error()
                .setServerUnavailable(failed)
                .setUnexpectedServerError(failed)
                .setForbidden(failed)
                .setFileTooLarge(failed));
  }
}
