package eu.parvis.account;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Takes whom {@link TestPeople} signed in out of the thread after each test: it runs those of other
 * applications, too, to which nobody of this one is known.
 */
class SignedOutAfterwards implements TestExecutionListener {

  @Override
  public void afterTestMethod(TestContext test) {
    if (test.hasApplicationContext()) {
      test.getApplicationContext()
          .getBeanProvider(TestPeople.class)
          .ifAvailable(TestPeople::signOut);
    }
  }
}
