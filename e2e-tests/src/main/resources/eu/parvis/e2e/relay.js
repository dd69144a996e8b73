/* Leads this page's media to a relay: the server's candidates get the relay's address instead of their own. */
(() => {
  const prototype = window.RTCPeerConnection?.prototype;
  if (!prototype) return;
  const native = prototype.setRemoteDescription;
  const candidate = /^(a=candidate:\S+ \d+ udp \d+) \S+ \d+ /gim;
  prototype.setRemoteDescription = function ({ type, sdp }, ...rest) {
    return native.call(this, { type, sdp: sdp.replace(candidate, '$1 127.0.0.1 PORT ') }, ...rest);
  };
})();
