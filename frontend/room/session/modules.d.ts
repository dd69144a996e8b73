declare module 'jquery' {
  const jQuery: unknown;
  export default jQuery;
}

declare module 'lib-jitsi-meet/lib-jitsi-meet.min.js' {
  const library: object;
  export default library;
}
