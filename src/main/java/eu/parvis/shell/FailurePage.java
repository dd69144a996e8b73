package eu.parvis.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something of ours broke. The page says no more; the log says what. */
@ParentLayout(PlainLayout.class)
@AnonymousAllowed
class FailurePage extends ErrorCard implements HasErrorParameter<Exception> {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);

  FailurePage() {
    super("failure");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    LOG.error("A view failed", parameter.getCaughtException());
    return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
  }
}
