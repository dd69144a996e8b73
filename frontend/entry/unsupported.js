/*
 * Says that this browser is too old, where the page's own scripts cannot run: written for browsers of any age, as a plain
 * script, before the modules. The page in #unsupported shows if modules are unknown, or if one of ours broke before it had
 * drawn anything, as it does where the language is not understood. The build's modules alone count: extensions break too.
 */
(function () {
  function started() {
    var outlet = document.getElementById('outlet');
    return !!document.querySelector('parvis-room') || (!!outlet && !!outlet.firstChild);
  }

  function show() {
    var page = document.getElementById('unsupported');
    if (page && !started()) {
      page.removeAttribute('hidden');
    }
  }

  window.addEventListener('error', function (event) {
    if (event.filename && event.filename.indexOf(location.origin + '/VAADIN/') === 0) {
      show();
    }
  });
  if (!('noModule' in document.createElement('script'))) {
    show();
  }
})();
