import { Calendar, type CalendarOptions, type EventApi, type EventInput } from '@fullcalendar/core';
import fr from '@fullcalendar/core/locales/fr.js';
import enGb from '@fullcalendar/core/locales/en-gb.js';
import dayGrid from '@fullcalendar/daygrid/index.js';
import interaction from '@fullcalendar/interaction/index.js';
import list from '@fullcalendar/list/index.js';
import timeGrid from '@fullcalendar/timegrid/index.js';
import { type CalendarEvent, type CalendarPage, fill, local, viewFor, wallClock } from './model';

/** What somebody does in the grid; times are on the clock of the reader's zone. */
export interface GridActions {
  open(id: string): void;
  move(id: string, start: string, end: string): void;
  select(start: string, end: string): void;
  day(date: string): void;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const TIME = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/**
 * FullCalendar, told everything and asked for nothing: it fetches no events and keeps no history. Its zone is called UTC so that
 * it computes with the server's wall-clock times as they are, on days with a change of clock too.
 */
export class Grid {
  readonly #calendar: Calendar;
  #page: CalendarPage;
  #width: number;

  constructor(host: HTMLElement, page: CalendarPage, actions: GridActions) {
    this.#page = page;
    this.#width = host.clientWidth;
    this.#calendar = new Calendar(host, {
      plugins: [dayGrid, timeGrid, list, interaction],
      locales: [fr, enGb],
      timeZone: 'UTC',
      initialView: viewFor(page.mode, this.#width),
      initialDate: page.date,
      headerToolbar: false,
      height: 'auto',
      allDaySlot: false,
      nowIndicator: true,
      now: () => wallClock(new Date(), this.#page.zone),
      fixedWeekCount: false,
      dayMaxEvents: 4,
      slotEventOverlap: false,
      eventMaxStack: 3,
      views: { timeGridDay: { eventMaxStack: 8 } },
      // Room for a line; what is shorter than two has its time and its title in one.
      eventMinHeight: 24,
      eventShortHeight: 40,
      nextDayThreshold: '06:00:00',
      eventInteractive: true,
      editable: true,
      selectable: true,
      selectMinDistance: 4,
      longPressDelay: 500,
      navLinks: true,
      defaultTimedEventDuration: '00:30',
      slotDuration: '00:30',
      snapDuration: '00:15',
      eventTimeFormat: TIME,
      // Its height shows the end, and its name says it.
      displayEventEnd: false,
      slotLabelFormat: TIME,
      ...this.#pageOptions(),
      eventClick: ({ event, jsEvent }) => {
        jsEvent.preventDefault();
        actions.open(event.id);
      },
      eventDrop: ({ event }) => actions.move(event.id, ...times(event)),
      eventResize: ({ event }) => actions.move(event.id, ...times(event)),
      select: ({ start, end }) => actions.select(local(start), local(end)),
      dateClick: ({ date, allDay, jsEvent }) => {
        // As in other calendars: twice, so that a click beside an event leads nobody away.
        if (jsEvent.detail === 2) {
          actions.select(local(date), local(new Date(date.getTime() + (allDay ? DAY : HOUR))));
        }
      },
      navLinkDayClick: (day) => actions.day(local(day).slice(0, 10)),
      moreLinkClick: ({ date }) => actions.day(local(date).slice(0, 10)),
      moreLinkDidMount: ({ el }) => el.setAttribute('role', 'button'),
      moreLinkHint: (count) => fill(this.#page.texts.more, count),
      navLinkHint: (day: string) => fill(this.#page.texts.day, day),
      eventDidMount: ({ el, event }) => name(el, event),
    });
    this.#calendar.render();
  }

  show(page: CalendarPage): void {
    this.#page = page;
    // What is drawn anew is named anew: an element that were kept would keep the name of another time.
    this.#calendar.removeAllEvents();
    this.#calendar.batchRendering(() => {
      const options = this.#pageOptions();
      this.#calendar.resetOptions(options, Object.keys(options));
      this.#calendar.changeView(viewFor(page.mode, this.#width), page.date);
    });
  }

  /** Tells how wide the host is now. */
  resize(width: number): void {
    this.#width = width;
    const view = viewFor(this.#page.mode, width);
    if (view === this.#calendar.view.type) {
      this.#calendar.updateSize();
    } else {
      this.#calendar.changeView(view, this.#page.date);
    }
  }

  destroy(): void {
    this.#calendar.destroy();
  }

  #pageOptions(): CalendarOptions {
    const { language, firstDay, fromHour, toHour, events, texts } = this.#page;
    return {
      locale: language === 'fr' ? 'fr' : 'en-gb',
      firstDay,
      slotMinTime: { hours: fromHour },
      slotMaxTime: { hours: toHour },
      noEventsContent: texts.empty,
      timeHint: texts.time,
      eventHint: texts.event,
      events: events.map(input),
    };
  }
}

function input(event: CalendarEvent): EventInput {
  return {
    id: event.id,
    title: event.title,
    start: event.start,
    end: event.end,
    editable: event.movable,
    classNames: [event.cancelled ? 'cancelled' : '', event.answer ? `answer-${event.answer}` : ''].filter(Boolean),
    extendedProps: { label: event.label },
  };
}

function times(event: EventApi): [string, string] {
  const start = event.start ?? new Date(0);
  return [local(start), local(event.end ?? start)];
}

/** Events are buttons with a whole name: the time and the title alone do not say the day. */
function name(element: HTMLElement, event: EventApi): void {
  const button = element.matches('a') ? element : (element.querySelector<HTMLElement>('a') ?? element);
  button.setAttribute('role', 'button');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', String(event.extendedProps.label ?? event.title));
  button.dataset.event = event.id;
}
