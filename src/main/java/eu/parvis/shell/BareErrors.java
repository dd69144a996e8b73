package eu.parvis.shell;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives our document to what never reaches the application, such as a request that is none: Tomcat
 * would show a page of its own.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BareErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger LOG = LoggerFactory.getLogger(BareErrors.class);

  private final ErrorDocument document;

  BareErrors(ErrorDocument document) {
    this.document = document;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(this::replaceReport);
  }

  private void replaceReport(Context context) {
    var host = (StandardHost) context.getParent();
    var pipeline = host.getPipeline();
    for (var valve : pipeline.getValves()) {
      if (valve instanceof ErrorReportValve) {
        pipeline.removeValve(valve);
      }
    }
    host.setErrorReportValveClass(Report.class.getName());
    pipeline.addValve(new Report(document));
  }

  /** Answers with our document where Tomcat's valve would with its own. */
  private static final class Report extends ErrorReportValve {

    private final ErrorDocument document;

    Report(ErrorDocument document) {
      this.document = document;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      var status = response.getStatus();
      var answered = status < 400 || response.getContentWritten() > 0;
      if (answered || !response.setErrorReported() || !open(response)) {
        return;
      }
      var body = document.answer(request, "", status, response);
      try {
        var reporter = response.getReporter();
        if (reporter != null) {
          reporter.write(body);
          response.finishResponse();
        }
      } catch (IOException e) {
        LOG.debug("An error could not be reported", e);
      }
    }

    private static boolean open(Response response) {
      var open = new AtomicBoolean();
      response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
      return open.get();
    }
  }
}
