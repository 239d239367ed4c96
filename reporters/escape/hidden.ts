/**
 * Characters that a reader does not see, or that move what they see: controls, lone surrogates, separators of lines,
 * directional marks, what has no shape of its own and can make two names look alike, and what is no character. The
 * joiners U+200C and U+200D stay, because Persian, Hindi and emoji need them, and so do the variation selectors of emoji.
 */
export const HIDDEN =
  /(?![\u{200c}\u{200d}]|[\u{fe00}-\u{fe0f}])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}\u{fff9}-\u{fffb}]/gu;
