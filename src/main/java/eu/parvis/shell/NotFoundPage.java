package eu.parvis.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import eu.parvis.kernel.SecurityEvent;

/** There is nothing at this address. */
@ParentLayout(PlainLayout.class)
@AnonymousAllowed
class NotFoundPage extends ErrorCard implements HasErrorParameter<NotFoundException> {

  NotFoundPage() {
    super("not-found");
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    leave(SecurityEvent.control("nothing-there"));
    return HttpStatusCode.NOT_FOUND.getCode();
  }
}
