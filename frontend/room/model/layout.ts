/** Where a tile goes, in CSS pixels from the stage's upper left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrangement {
  readonly rects: readonly Rect[];
  /** More than the stage's own height when the tiles would otherwise be too small to know a face: the stage then scrolls. */
  readonly height: number;
}

export const GAP = 8;
/** Pictures of cameras between these proportions lose little when cropped to fit; a tall stage has to take more off. */
const NARROWEST = 4 / 3;
const NARROWEST_TALL = 3 / 4;
const WIDEST = 16 / 9;
const LEAST_WIDTH = 132;
/** On a stage that scrolls there is no need to be that small: fewer than these are two beside each other, as on a telephone. */
const LEAST_SCROLLING = 176;
/** In the strip beside a shared screen, where the screen is what people look at. */
const LEAST_IN_STRIP = 84;

/**
 * Arranges a stage: without screens an even grid, with screens these get most of the room and the cameras a strip, beneath on a
 * tall stage and beside on a wide one.
 */
export function arrange(width: number, height: number, screens: number, cameras: number): Arrangement {
  if (width <= 0 || height <= 0) {
    return { rects: Array.from({ length: screens + cameras }, () => ({ x: 0, y: 0, width: 0, height: 0 })), height };
  }
  if (screens === 0) {
    return grid(width, height, cameras, width > height ? NARROWEST : NARROWEST_TALL);
  }
  const wide = width > height * 1.2 && width >= 640;
  return wide ? beside(width, height, screens, cameras) : beneath(width, height, screens, cameras);
}

/** The even grid whose tiles are largest, centred, the last row centred as well. */
export function grid(
  width: number,
  height: number,
  count: number,
  narrowest: number,
  least = LEAST_WIDTH,
): Arrangement {
  if (count === 0) {
    return { rects: [], height };
  }
  const most = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  let best = fitted(width, height, count, 1, narrowest);
  for (let columns = 2; columns <= Math.min(count, most); columns++) {
    const candidate = fitted(width, height, count, columns, narrowest);
    if (candidate.width * candidate.height > best.width * best.height) {
      best = candidate;
    }
  }
  if (best.width < least && count > 1) {
    const roomy = Math.floor((width + GAP) / (LEAST_SCROLLING + GAP));
    best = scrolling(width, count, Math.max(Math.min(most, 2), roomy));
  }
  return { rects: placed(width, height, count, best), height: Math.max(height, total(best, count)) };
}

interface Cells {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

function fitted(width: number, height: number, count: number, columns: number, narrowest: number): Cells {
  const rows = Math.ceil(count / columns);
  const w = (width - GAP * (columns - 1)) / columns;
  const h = (height - GAP * (rows - 1)) / rows;
  if (w <= 0 || h <= 0) {
    return { columns, width: 0, height: 0 };
  }
  const aspect = Math.min(Math.max(w / h, narrowest), WIDEST);
  return w / h > aspect ? { columns, width: h * aspect, height: h } : { columns, width: w, height: w / aspect };
}

function scrolling(width: number, count: number, most: number): Cells {
  const columns = Math.min(most, count);
  const w = (width - GAP * (columns - 1)) / columns;
  return { columns, width: w, height: w / (4 / 3) };
}

function total(cells: Cells, count: number): number {
  const rows = Math.ceil(count / cells.columns);
  return rows * cells.height + (rows - 1) * GAP;
}

function placed(width: number, height: number, count: number, cells: Cells): Rect[] {
  const top = Math.max(0, (height - total(cells, count)) / 2);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / cells.columns);
    const inRow = Math.min(cells.columns, count - row * cells.columns);
    const left = (width - inRow * cells.width - (inRow - 1) * GAP) / 2;
    return {
      x: Math.round(left + (index % cells.columns) * (cells.width + GAP)),
      y: Math.round(top + row * (cells.height + GAP)),
      width: Math.floor(cells.width),
      height: Math.floor(cells.height),
    };
  });
}

function beside(width: number, height: number, screens: number, cameras: number): Arrangement {
  const strip = Math.min(Math.max(width * 0.2, 168), 300);
  const large = shifted(grid(width - strip - GAP, height, screens, 0.5), 0, 0);
  const side = shifted(grid(strip, height, cameras, NARROWEST, LEAST_IN_STRIP), width - strip, 0);
  return { rects: [...large.rects, ...side.rects], height: Math.max(large.height, side.height) };
}

function beneath(width: number, height: number, screens: number, cameras: number): Arrangement {
  const strip = Math.min(Math.max(height * 0.28, 96), height * 0.4);
  const large = grid(width, height - strip - GAP, screens, 0.5);
  const below = shifted(grid(width, strip, cameras, NARROWEST, LEAST_IN_STRIP), 0, height - strip);
  return { rects: [...large.rects, ...below.rects], height: Math.max(large.height, below.height) };
}

function shifted(part: Arrangement, dx: number, dy: number): Arrangement {
  return {
    rects: part.rects.map((rect) => ({ ...rect, x: rect.x + dx, y: rect.y + dy })),
    height: part.height + dy,
  };
}

const LADDER = [180, 360, 720, 1080] as const;

/** The height to ask the bridge for, from the height shown in device pixels: the least step that is not coarser by a fifth. */
export function wantedHeight(shown: number): number {
  return LADDER.find((step) => step * 1.2 >= shown) ?? LADDER.at(-1)!;
}
