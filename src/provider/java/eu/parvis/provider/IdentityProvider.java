package eu.parvis.provider;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/**
 * An identity provider on a free port of 127.0.0.1. Whoever is in {@link #people()} signs in there
 * with {@link #PASSWORD}; what goes wrong is said by {@link #mischief()}.
 */
public final class IdentityProvider implements AutoCloseable {

  /** Everybody's password there. */
  public static final String PASSWORD = "provider";

  /** What Parvis is to it. */
  public static final String CLIENT_ID = "parvis";

  /** Secret to it and Parvis. */
  public static final String CLIENT_SECRET = "a secret of client and provider";

  private final Tomcat tomcat = new Tomcat();
  private final AnnotationConfigWebApplicationContext spring =
      new AnnotationConfigWebApplicationContext();
  private final Directory people = new Directory();
  private final Client client = new Client();
  private final Signer signer = new Signer();
  private final Mischief mischief = new Mischief();

  private IdentityProvider() {}

  /** One that runs. */
  public static IdentityProvider start() {
    var provider = new IdentityProvider();
    try {
      provider.run();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run() throws IOException, LifecycleException {
    tomcat.setBaseDir(Files.createTempDirectory("provider").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    var context = tomcat.addContext("", null);
    context.setSessionCookieName("PROVIDER");
    var threads = new SharedThreads();
    spring.register(ProviderConfiguration.class);
    spring.addBeanFactoryPostProcessor(factory -> {
      factory.registerSingleton("people", people);
      factory.registerSingleton("client", client);
      factory.registerSingleton("signer", signer);
      factory.registerSingleton("mischief", mischief);
      factory.registerSingleton("threads", threads);
    });
    context.addServletContainerInitializer(
        (_, servlets) -> {
          spring.setServletContext(servlets);
          threads.during(spring::refresh);
          servlets.addServlet("nothing", new DefaultServlet()).addMapping("/");
          var all = EnumSet.of(DispatcherType.REQUEST);
          servlets
              .addFilter("mischief", new MischiefFilter(mischief, signer))
              .addMappingForUrlPatterns(all, true, "/*");
          servlets
              .addFilter("security", spring.getBean("springSecurityFilterChain", Filter.class))
              .addMappingForUrlPatterns(all, true, "/*");
        },
        Set.of());
    tomcat.start();
  }

  /** Its name, and where it is. */
  public URI issuer() {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
  }

  /** Lets the Parvis at {@code base} send people here. */
  public void serves(URI base) {
    client.at(base);
  }

  /** Who has an account here. */
  public Directory people() {
    return people;
  }

  /** What it does wrong. */
  public Mischief mischief() {
    return mischief;
  }

  /** The token that tells Parvis of a session that ended, with claims changed. */
  public String logoutToken(Consumer<Map<String, Object>> change) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer().toString());
    claims.put("aud", CLIENT_ID);
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    change.accept(claims);
    return signer.logoutToken(claims);
  }

  /** Tells Parvis at {@code address} with such a token, and gives the status of its answer. */
  public int tell(URI address, Consumer<Map<String, Object>> change) {
    try (var http = HttpClient.newHttpClient()) {
      var body = BodyPublishers.ofString("logout_token=" + logoutToken(change));
      var request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(body)
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Signs or mis-signs what a test made up. */
  public Signer signer() {
    return signer;
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
      spring.close();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
