package eu.parvis.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;

/** A kind of browser with its devices, of which a person has a process. */
sealed interface WebBrowser permits Chromium, Firefox {

  /** Starts the process, without a window, on a profile that ends with it. */
  Browser launch(Playwright playwright);
}
