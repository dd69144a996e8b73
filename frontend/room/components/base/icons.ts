import { type TemplateResult, svg, html } from 'lit';

const shapes = {
  microphone: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  'microphone-off': svg`<path d="M9 9.5V11a3 3 0 0 0 4.6 2.5M15 11V6a3 3 0 0 0-5.7-1.3M5.5 11.5A6.5 6.5 0 0 0 16 16.6M18.3 13c.1-.5.2-1 .2-1.500M12 18v3M4 4l16 16"/>`,
  camera: svg`<rect x="3" y="6" width="12.5" height="12" rx="2.5"/><path d="m15.5 10.5 5-3v9l-5-3"/>`,
  'camera-off': svg`<path d="M9.5 6H13a2.5 2.5 0 0 1 2.5 2.500V12M15.5 15.500v0A2.5 2.5 0 0 1 13 18H5.500A2.5 2.5 0 0 1 3 15.500v-7A2.5 2.5 0 0 1 5.5 6H6M15.5 10.500l5-3v9l-2.5-1.500M4 4l16 16"/>`,
  share: svg`<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M8 20h8M12 14V8m0 0-2.8 2.800M12 8l2.8 2.8"/>`,
  chat: svg`<path d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z"/>`,
  people: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M3 20a6 6 0 0 1 12 0M15.5 5.400a3.5 3.5 0 0 1 0 6.200M17.5 14.600A6 6 0 0 1 21 20"/>`,
  hand: svg`<path d="M8 12.500V6a1.500 1.500 0 0 1 3 0v5M11 10.500V4.500a1.500 1.500 0 0 1 3 0V11M14 11V6a1.500 1.500 0 0 1 3 0v8.500c0 3.600-2.400 6-5.700 6-2.600 0-4.300-1-5.500-3l-2.400-4.300a1.400 1.400 0 0 1 2.400-1.500L8 14.500"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8 10.500V8a4 4 0 0 1 8 0v2.500"/>`,
  everyone: svg`<circle cx="12" cy="8" r="3.5"/><path d="M6 20a6 6 0 0 1 12 0M4.500 11.500a3 3 0 0 1 0-5.500M19.500 11.500a3 3 0 0 0 0-5.500"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1"/>`,
  settings: svg`<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>`,
  leave: svg`<path d="M3.3 14.700c-.8-1.2-.5-2.6.6-3.500a13 13 0 0 1 16.2 0c1.1.9 1.4 2.3.6 3.500l-.6.8c-.4.6-1.2.8-1.9.5l-2.4-1c-.6-.3-1-.9-1-1.600V12a13 13 0 0 0-5.6 0v1.400c0 .7-.4 1.3-1 1.600l-2.4 1c-.7.3-1.5.1-1.9-.5Z"/>`,
  end: svg`<circle cx="12" cy="12" r="9"/><path d="m9 9 6 6m0-6-6 6"/>`,
  more: svg`<circle cx="5.5" cy="12" r=".8"/><circle cx="12" cy="12" r=".8"/><circle cx="18.5" cy="12" r=".8"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  send: svg`<path d="m4 12 16-8-5 16-3.5-6.500Z"/>`,
  remove: svg`<circle cx="10" cy="8.5" r="3.5"/><path d="M4 20a6 6 0 0 1 12 0M16.5 10.500h5"/>`,
  sound: svg`<path d="M4 9.500v5h3.500L12 18.500v-13L7.5 9.500ZM15.5 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11"/>`,
  calendar: svg`<rect x="4" y="5.5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3.500v4M16 3.500v4"/>`,
} satisfies Record<string, TemplateResult<2>>;

export type IconName = keyof typeof shapes;

/** A line drawing beside a text that says the same; hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shapes[name]}
  </svg>`;
}
