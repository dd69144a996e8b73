/** How packets get to the server: straight, or through a relay, which is reached by UDP, TCP or TLS. */
export type LinkPath = 'udp' | 'tcp' | 'relay-udp' | 'relay-tcp' | 'relay-tls';

/** What a connection has carried since it began, as far as it says how good the link is. */
export interface LinkTotals {
  /** In milliseconds. */
  readonly at: number;
  readonly sentBytes: number;
  readonly sentPackets: number;
  readonly sentLost: number;
  readonly framesSent: number;
  /** Whether the encoder of a picture says that the link is what limits it. */
  readonly limited: boolean;
  /** What the browser believes that its link carries up, in bits per second; null where it does not say. */
  readonly available: number | null;
  readonly receivedBytes: number;
  readonly receivedPackets: number;
  readonly receivedLost: number;
  readonly frozenSeconds: number;
  /** Sound by stream: samples that were made up although there was something to hear, and all samples. */
  readonly sound: ReadonlyMap<string, { readonly packets: number; readonly concealed: number; readonly samples: number }>;
  /** Pictures by the id of their track: frames decoded. */
  readonly frames: ReadonlyMap<string, number>;
  readonly roundTripMs: number | null;
  readonly path: LinkPath | null;
}

type Entry = Readonly<Record<string, unknown>>;

/** Reads the entries of a getStats report; what a browser does not tell counts as nothing. */
export function readTotals(report: Iterable<object>, at: number): LinkTotals {
  const entries = [...report] as Entry[];
  const of = (type: string) => entries.filter((entry) => entry['type'] === type);
  const outbound = of('outbound-rtp');
  const inbound = of('inbound-rtp');
  const pair = selectedPair(entries);
  const roundTrip = pair?.['currentRoundTripTime'];
  const available = pair?.['availableOutgoingBitrate'];
  return {
    at,
    sentBytes: sum(outbound, 'bytesSent'),
    sentPackets: sum(outbound, 'packetsSent'),
    sentLost: sum(of('remote-inbound-rtp'), 'packetsLost'),
    framesSent: sum(outbound, 'framesSent'),
    limited: outbound.some((entry) => entry['qualityLimitationReason'] === 'bandwidth' && entry['active'] !== false),
    available: typeof available === 'number' ? available : null,
    receivedBytes: sum(inbound, 'bytesReceived'),
    receivedPackets: sum(inbound, 'packetsReceived'),
    receivedLost: sum(inbound, 'packetsLost'),
    frozenSeconds: sum(inbound, 'totalFreezesDuration'),
    sound: new Map(
      inbound
        .filter((entry) => entry['kind'] === 'audio')
        .map((entry) => [
          String(entry['id']),
          {
            packets: number(entry, 'packetsReceived'),
            concealed: number(entry, 'concealedSamples') - number(entry, 'silentConcealedSamples'),
            samples: number(entry, 'totalSamplesReceived'),
          },
        ]),
    ),
    frames: new Map(
      inbound
        .filter((entry) => entry['kind'] === 'video')
        .map((entry) => [String(entry['trackIdentifier']), number(entry, 'framesDecoded')]),
    ),
    roundTripMs: typeof roundTrip === 'number' ? roundTrip * 1_000 : null,
    path: pathOf(entries, pair),
  };
}

/** Firefox has no transport entry and marks the pair itself. */
function selectedPair(entries: readonly Entry[]): Entry | undefined {
  const id = entries.find((entry) => entry['type'] === 'transport')?.['selectedCandidatePairId'];
  return entries.find(
    (entry) => entry['type'] === 'candidate-pair' && (id ? entry['id'] === id : entry['selected'] === true),
  );
}

function pathOf(entries: readonly Entry[], pair: Entry | undefined): LinkPath | null {
  const local = entries.find((entry) => entry['type'] === 'local-candidate' && entry['id'] === pair?.['localCandidateId']);
  if (!local) {
    return null;
  }
  const relay = local['relayProtocol'];
  if (relay === 'udp' || relay === 'tcp' || relay === 'tls') {
    return `relay-${relay}`;
  }
  return local['protocol'] === 'tcp' ? 'tcp' : 'udp';
}

function sum(entries: readonly Entry[], name: string): number {
  return entries.reduce((total, entry) => total + number(entry, name), 0);
}

function number(entry: Entry, name: string): number {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
}
