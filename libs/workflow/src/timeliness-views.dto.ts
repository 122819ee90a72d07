/** How timely the counterpart jurisdiction found it. */
export class TimelinessRatingView {
  /** 1 to 5. */
  stars: number;
  text: string | null;
  at: string;
}

export class TimelinessView {
  rating: TimelinessRatingView | null;
  /** Whether the reader may rate it. */
  mayRate: boolean;
}
