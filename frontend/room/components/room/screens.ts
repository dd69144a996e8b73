import { type TemplateResult, html } from 'lit';
import type { CallActions } from '../../call-actions';
import type { CallController } from '../../call-controller';
import type { OpenRoom } from '../../contract';
import type { DeviceWishes } from '../../device-wishes';
import type { LobbyController } from '../../lobby-controller';
import type { ProofController } from '../../proof-controller';
import type { ServerClock } from '../../model/server-clock';
import type { LocalMedia } from '../../session/local-media';
import { t } from '../../../shared/i18n';
import '../call/call';
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

/** What the page shows around a call, and what it hears of it. */
export interface AroundCall {
  readonly heading: string;
  /** For eyes and ears. */
  readonly tell: (text: string) => void;
  /** For ears alone. */
  readonly say: (text: string) => void;
  readonly unread: (count: number) => void;
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
    .problem=${lobby.problem}
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

/** The call itself. */
export function callScreen(
  call: CallController,
  wishes: DeviceWishes,
  actions: CallActions,
  around: AroundCall,
): TemplateResult {
  const { session } = call;
  const { media } = session;
  return html`<parvis-call
    .heading=${around.heading}
    .call=${call.state}
    .sources=${media.sources}
    .devices=${media.devices}
    .speaker=${media.speaker}
    .speaking=${call.speaking}
    .level=${call.level}
    .link=${call.link.shown}
    .figures=${call.link.figures}
    .log=${call.log.entries}
    .offer=${call.pictures.offer}
    ?audio-only=${call.pictures.audioOnly}
    ?can-share=${'getDisplayMedia' in (navigator.mediaDevices ?? {})}
    @turn=${wishes.turn}
    @choose=${wishes.choose}
    @choose-speaker=${wishes.chooseSpeaker}
    @share=${() => actions.share(session.screen)}
    @copy-link=${actions.copyLink}
    @pictures=${({ detail }: CustomEvent<{ off: boolean }>) => call.turnPictures(detail.off)}
    @decline=${() => call.declinePictures()}
    @sound-blocked=${() => around.say(t('announce.sound-blocked'))}
    @copy=${actions.copy}
    @leave=${() => session.leave()}
    @hand=${({ detail }: CustomEvent<{ raised: boolean }>) => session.raiseHand(detail.raised)}
    @order=${actions.order}
    @denied=${({ detail }: CustomEvent<{ text: string }>) => around.tell(detail.text)}
    @say=${({ detail }: CustomEvent<{ text: string }>) => session.say(detail.text)}
    @tell-waiting=${actions.order}
    @heights=${({ detail }: CustomEvent<Record<string, number>>) => session.receive(detail)}
    @unread=${({ detail }: CustomEvent<{ count: number }>) => around.unread(detail.count)}
  ></parvis-call>`;
}
