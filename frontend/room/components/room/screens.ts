import { type TemplateResult, html } from 'lit';
import type { OpenRoom } from '../../contract';
import type { DeviceWishes } from '../../device-wishes';
import type { LobbyController } from '../../lobby-controller';
import type { ProofController } from '../../proof-controller';
import type { ServerClock } from '../../model/server-clock';
import type { LocalMedia } from '../../session/local-media';
import '../lobby/lobby';
import type { JoinProblem } from '../prejoin/prejoin';
import '../prejoin/prejoin';

/** What every screen before the call shows, and where its wishes go. */
export interface BeforeCall {
  readonly room: OpenRoom;
  readonly clock: ServerClock;
  readonly calendar: string;
  readonly moved: boolean;
  readonly media: LocalMedia;
  readonly wishes: DeviceWishes;
  readonly level: number;
  readonly opening: boolean;
  readonly joining: boolean;
  readonly problem: JoinProblem | null;
  readonly proof: ProofController;
  readonly mark: (event: CustomEvent<{ text: string }>) => void;
}

type Sent = CustomEvent<{ address: string }>;
type Given = CustomEvent<{ code: string; name: string }>;
type Named = (event: CustomEvent<{ name: string }>) => void;

/** The door, where one says under which name one comes. */
export function doorScreen(
  it: BeforeCall,
  name: string,
  returning: boolean,
  heard: { readonly name: Named; readonly join: Named },
): TemplateResult {
  const { media, wishes } = it;
  return html`<parvis-prejoin
    .room=${it.room}
    .clock=${it.clock}
    .calendar=${it.calendar}
    ?moved=${it.moved}
    @mark=${it.mark}
    .name=${name}
    .sources=${media.sources}
    .devices=${media.devices}
    .speaker=${media.speaker}
    .level=${it.level}
    .opening=${it.opening}
    .joining=${it.joining}
    ?returning=${returning}
    .problem=${it.problem}
    .proof=${it.proof.state}
    @send-code=${({ detail }: Sent) => void it.proof.send(detail.address)}
    @check-code=${({ detail }: Given) => void it.proof.check(detail.code, detail.name)}
    @other-address=${it.proof.back}
    @name=${heard.name}
    @turn=${wishes.turn}
    @choose=${wishes.choose}
    @choose-speaker=${wishes.chooseSpeaker}
    @join=${heard.join}
  ></parvis-prejoin>`;
}

/** The waiting screen; `left` hears that the person waits no longer. */
export function lobbyScreen(it: BeforeCall, lobby: LobbyController, left: () => void): TemplateResult {
  const { media, wishes } = it;
  return html`<parvis-lobby
    .room=${it.room}
    .clock=${it.clock}
    .calendar=${it.calendar}
    ?moved=${it.moved}
    @mark=${it.mark}
    .state=${lobby.state}
    .name=${lobby.name}
    ?heard=${lobby.heard}
    .problem=${it.problem === 'full' ? 'full' : lobby.problem}
    .again=${lobby.again}
    .sources=${media.sources}
    .devices=${media.devices}
    .speaker=${media.speaker}
    .level=${it.level}
    .opening=${it.opening}
    @turn=${wishes.turn}
    @choose=${wishes.choose}
    @choose-speaker=${wishes.chooseSpeaker}
    .proof=${it.proof.state}
    @send-code=${({ detail }: Sent) => void it.proof.send(detail.address)}
    @check-code=${({ detail }: Given) => void it.proof.check(detail.code, lobby.name)}
    @other-address=${it.proof.back}
    @ask=${() => void lobby.ask()}
    @leave=${() => {
      lobby.leave();
      left();
    }}
  ></parvis-lobby>`;
}
