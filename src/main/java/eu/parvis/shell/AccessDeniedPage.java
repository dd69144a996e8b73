package eu.parvis.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import eu.parvis.kernel.SecurityEvent;

/** The page exists, and this person may not see it. */
@ParentLayout(PlainLayout.class)
@AnonymousAllowed
class AccessDeniedPage extends ErrorCard implements HasErrorParameter<AccessDeniedException> {

  AccessDeniedPage() {
    super("denied");
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    leave(SecurityEvent.authorization("view"));
    return HttpStatusCode.FORBIDDEN.getCode();
  }
}
