/** Whether something holds. `unclear`: it may or may not, because it is not understood or depends on what nobody knows. */
export type Holds = 'yes' | 'no' | 'unclear';

export function holds(is: boolean): Holds {
  return is ? 'yes' : 'no';
}

/** One `no` decides; else one `unclear` does. Of nothing: `yes`. */
export function allHold(parts: readonly Holds[]): Holds {
  if (parts.includes('no')) return 'no';
  return parts.includes('unclear') ? 'unclear' : 'yes';
}

/** One `yes` decides; else one `unclear` does. Of nothing: `no`. */
export function someHold(parts: readonly Holds[]): Holds {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unclear') ? 'unclear' : 'no';
}

export function not(holds: Holds): Holds {
  if (holds === 'unclear') return 'unclear';
  return holds === 'yes' ? 'no' : 'yes';
}
