/** The part of lib-jitsi-meet (build 7d34d53 of December 2021) that this page uses, as types. Used in this folder only. */

export interface JitsiTrack {
  getType(): 'audio' | 'video';
  getOriginalStream(): MediaStream | null;
  getTrack(): MediaStreamTrack;
  getTrackId(): string;
  getParticipantId(): string;
  isLocal(): boolean;
  isMuted(): boolean;
  addEventListener(event: string, listener: (...args: never[]) => void): void;
  removeEventListener(event: string, listener: (...args: never[]) => void): void;
  dispose(): Promise<void>;
}

export interface JitsiLocalTrack extends JitsiTrack {
  mute(): Promise<void>;
  unmute(): Promise<void>;
  getDeviceId(): string | undefined;
}

export interface JitsiParticipant {
  getId(): string;
  getDisplayName(): string | undefined;
  getProperty(name: string): string | undefined;
}

export interface ReceiverConstraints {
  lastN: number;
  selectedEndpoints: string[];
  onStageEndpoints: string[];
  defaultConstraints: { maxHeight: number };
  constraints: Record<string, { maxHeight: number }>;
}

export interface JitsiConference {
  on(event: string, listener: (...args: never[]) => void): void;
  addCommandListener(name: string, listener: (node: { value?: string }, endpoint: string) => void): void;
  join(): void;
  leave(): Promise<void>;
  isJoined(): boolean;
  myUserId(): string;
  setDisplayName(name: string): void;
  setLocalParticipantProperty(name: string, value: string): void;
  sendTextMessage(text: string): void;
  addTrack(track: JitsiLocalTrack): Promise<unknown>;
  replaceTrack(before: JitsiLocalTrack | null, after: JitsiLocalTrack | null): Promise<unknown>;
  getLocalTracks(): JitsiLocalTrack[];
  getParticipantById(endpoint: string): JitsiParticipant | undefined;
  setReceiverConstraints(constraints: ReceiverConstraints): void;
  /** Throws while there is no channel to the bridge. */
  sendEndpointStatsMessage(stats: { connectionQuality: number; path?: string }): void;
  getActivePeerConnection(): { peerconnection: RTCPeerConnection } | null;
  /** Not documented: called when media begins and whenever somebody comes or goes. */
  codecSelection?: { _selectPreferredCodec(): void };
}

export interface JitsiConnection {
  addEventListener(event: string, listener: (...args: never[]) => void): void;
  connect(): void;
  disconnect(): Promise<void>;
  initJitsiConference(name: string, options: object): JitsiConference;
  /** Not documented, and the only place that tells that the WebSocket is gone while a resume is being tried. */
  xmpp?: { connection?: JitsiSocket };
}

/** A media session of a conference, as the event of its start tells it. Not documented. */
export interface JitsiSession {
  readonly peerconnection?: JitsiPeerConnection;
}

export interface JitsiPeerConnection {
  readonly interop?: {
    toUnifiedPlan(
      description: RTCSessionDescription,
      current?: RTCSessionDescription | null,
    ): RTCSessionDescription;
  };
}

/** The XMPP connection under a {@link JitsiConnection}; none of it is documented. */
export interface JitsiSocket {
  readonly connected?: boolean;
  /** Gives the WebSocket up, after which a resume is tried in 1.5 to 3 seconds. */
  closeWebsocket?(): void;
  /** The resume that is waited for. */
  readonly _resumeTask?: { _cancelResume?(): void; _resumeConnection?(): void };
}

export interface TrackRequest {
  devices: ('audio' | 'video' | 'desktop')[];
  cameraDeviceId?: string;
  micDeviceId?: string;
  resolution?: number;
  constraints?: object;
}

export interface JitsiMeet {
  init(options: object): void;
  setLogLevel(level: string): void;
  isWebRtcSupported(): boolean;
  createLocalTracks(request: TrackRequest): Promise<JitsiLocalTrack[]>;
  JitsiConnection: new (appId: null, token: string, options: object) => JitsiConnection;
  events: {
    conference: Record<string, string>;
    connection: Record<string, string>;
    track: Record<string, string>;
  };
  errors: { conference: Record<string, string>; track: Record<string, string> };
}
