/**
 * Every character that the program's own fonts can draw, as `gap-length` pairs in base 36: so far behind the end of the last
 * run, and so many more after the first. A test holds both tables against the fonts.
 */

/** Noto Serif SC and Noto Sans SC. */
export const USUAL =
  'w-2m y-2r d-3 7-1 d-3 o-1 3-1 4-3 3-1 l-5 11 e-1 e-1 t-f s-1 2g g 2i c 2-2 e h-1 l-1 3 3 5 3p-g 2-6 8-o ' +
  '1k f-1r 2 54d-1 2p-2h 7d-1 d-6 2-2 2-2 2-2 3-2 9 2-1 2 4-3 6 5-2 8 z 1h 2-1 1d-1 y 3 2 4-1 5 4 3 b-1 4-1 ' +
  '4 3 7 6 11-b 5-b l-9 v-1 b-2 5-1 4 2 2 i-3 c b 2-1 2-6 4 2-2 2 5 3-3 3 2-9 6-3 6 6 2 3 4 k-2 2-3 3-1 3-1 ' +
  '3-1 3-1 b-5 3-1 a-4 7 5 q r-1 k m-2 b 6 h-1 3q-1 d-e 2 c-1 20 1p-97 6-2 3-1 5-1 3-1 5-1 2-3 2-5 f-4 9 ' +
  'h-3 2-1 3 5-1 7-1 5-3 g h-2 u-f 3-b z t-1 1w h 7 z 2-1 m w-t e b7-1 3u 1n-1 7e-2 j 3f it-1 1x-p 2-2g ' +
  'd-5x r-b 5-1r 2-2d 3-2u 6-16 2-1e 2-15 2-17 5-z d-1a 2-7f 2-58y 1t-g73 hkx-3 2-1 4-2 9-5 3-2 2 b-1 2 2-4 ' +
  '2-3 9 4-3 4 4-1 b 4-6 6 4-2 2 3-2 3-2 4-1 5-2 2 3 2 2 3 3-1 2-1 6 9 5 2 2-1 2-1 2-1 2 5-1 a 8-2 2-8 3 2 ' +
  '8 3-1 5-1 2 2 3 3-3 2 2-3 2 2-1 4 7-2 2-1 3-2 6 4-2 2-1 2 d 2 2 h-2 4i-4 lo-9 n-y 2-i 2-3 46-4e 2-t 4-5 ' +
  '3-5 3-5 3-2 4-6 2-6 1bma-c 4-2k 4-1o 2c-2 e-17 5-8 8-1 2t2 2 1v 48 xw 26 196 1ca 3d ck 3w8 2f0 1cc-1 az ' +
  'rf g 1cr 6q 12 3g 24 221 1c 1y 10v sg ne h8 dl 7a d1 ej 5h 2hd 16l 7c 1u sv hc t 97 o9 72 8 2 3 cb 3u ' +
  '1k6 b5 1gu 5 9 1n5 7y s 7t 6 y 11m at-1 f-1 51 7n 2r c 3 b 3r c 3 26 3q 8 7 3 k-1 14 3c-1 4 1g d 14-1 ' +
  '9-2 2 2 2x-1 n 1s 58 s x j 3 a 4 i 4c en 48 3 q 7 48 9o g 34 1e e8-1 3j x 7f 4 w 3n c s 37 1w 6 3 84 c 3 ' +
  '4r 5t 5 9 8 2-2 2 j 8-1 69 3 34 y 1o 64 5 3 i k 3 j 6d c 33 18 3k 4-1 3 7-1 2 4 2 9 4 c-1 9 5 3 3 4 3 2 ' +
  '4 1h e-1 e 3s 9 46-1 7 2 3-1 7 3l 2 2-1 f-1 8 5-1 13 1v 2 9 3 4 2a c b 1bl 6yc c 1e 2y 4al-1 b2';

/** What Noto Serif HK has besides. */
export const RARE =
  '1d6s 3-1 5 2o b e n 17 1ftl t 8 8 q u 4 a 1i-1 2 4 t u 2 a 3w 5 2 m j u i 8 8 11 y p-1 10 5 2 n 8-1 11 ' +
  '11 r s 4-2 1j-2 w 7 e k 2 16 7 n-1 b 1y y 7 3-1 h 1g 11 2 21 1z n e g 7 6 5 a-1 b 12 4 4-1 m 12 54 z 20 ' +
  '4z 1z 2q 1t d 1d 11 32 16 1r v r 16 e b 1s 3m g 9-1 m 7 5 n 9 g 4 c 2 j k 6-1 6-2 g i i-1 4 h 9 6 p 3 n ' +
  '4-3 7 g i m j 9-1 k-3 3-2 x 2 3 8 2-1 n 6 b b m 1o 5-1 3-4 5 7 1b x 6 2-6 h a 2 5 5 8-2 a x-1 5 r-3 y 9 ' +
  '7-1 2-1 a h o 15 3 t 7-2 6 z b-3 13 9-1 1d d j 6-3 3 d e 7 n b-2 6-2 6 4 h g-2 1l c 2 8 3 7 1d 7 2a 2r j ' +
  '19 18-1 7 1f r 4-3 1d 4 1n-1 o a 4 15-1 13 h o e r j 2-1 1h d v 1e l 3e b k 38 9 6 11 z 1d 12 2 6-2 h 2 ' +
  'a 7-2 i-2 2 f 3 m k-2 r l-5 2-1 1j 5-5 e 4 i-3 3 g 6-1 2-4 10 8-2 3 c-2 5 5 d c 3-3 j 4 8-2 p-4 s-1 i ' +
  '5-3 x 9-2 b-2 3 7 6 5 k 9 k i i 4 3 5 e 1x o 1m 7 h 6 o 69 3h-1 2w 1y 1e 3 7 4a d b 1e 12 4 g 7 q e z 7 ' +
  'k 6 24 r 4 w d 1m 6 2d 1g 3 1z 2l 4 1h s 19 1h 1a 1d o 7 13 w 2 1x 38 4l 4 48 j 7 z 2z c q 6 v c 5 8 3 x ' +
  '12 8 l 10 1l y f 2l-1 f 1p i s 2 2k-2 s 2 7 4 b 23 c l u-1 o 1i 2k-1 h 1o k 1i 1b j m o 4 l j 5v 2x 6 h ' +
  '2 12 k t 4 13 2o 4 2g-1 h k 5 4 d 12 j 6 8 9 5 b 4 3 1q-1 a 1e 8 r 12 8 b 3-1 j 1j v 15 c 1i j 14 1o 3p ' +
  '2g n 28 h 7 r n-1 g 15 5 u 15 1m 1s 5 y-1 e l-1 x d-2 m m a 2-3 y 8 4 v 8-1 x-2 11 e-1 v a l 45 o i 8 ' +
  'e-1 4-1 4 2 1r h v 3 37 1g n x 9 d 1a 4 3 v i-2 10 d n 3 y 4 p 6 o n g 8 7 d 11 f l j a d 2 g 13 r x q 6 ' +
  'j-2 2r aw 6d 1g j c w 1s 7d 1i-2 q 2 g-2 1f-3 1t r z h 13-7 12 l e b r-5 8 27-3 1a 6 o w-5 1l c 9 n u-3 ' +
  'd 11 3 9 5 12-5 x 14-4 q 1a 6-2 4 1k o b o b a 12-1 4 a 7-2 5 3 2 m 3 15-2 7 9 o l q v 1c b 3 t-2 c f 2 ' +
  'g q 2 8-1 10 c j d q k q-3 13 a 6 x 4 14-1 8 6 c 1d-1 10-1 o k-1 1d 3 i 5 3 1b s 2f 28 28 i 1n f z 1p 1e ' +
  'v a 2o 29 1e h 2n 32-3 8 4-2 b a-1 2 m 4-1 a-5 v-1 h-2 5 4 3 6-7 5 g 3 2 2-2 a-4 a b a 4-1 4 2 7-1 9-3 2 ' +
  'j 4-1 2 c-9 k 4 3 5 4-3 c 8-2 a 6-3 i 7-3 e-3 a-2 7-2 4 7 3 7 e 3 7 12 2n 3r k 45-1 16 g 19 d 4l 1e-1 28 ' +
  'l 2d 2 2v 26 12 4 h 3 f f a 2y 12 23 3y t 1h-1 27 m 3-1 1l-1 1b 21 1a h 1i 3 2 7a c a-1 m 12 2 18 47 4 a ' +
  's-3 7-1 r 3 b 16 s 6 5 11 1c s 1e i 26 j g n 8 o 1h 2d o-2 3a 6 l 2e m 3 y 1v g 2e w 3s 1t 7 i-1 1m 3v l ' +
  '16-1 i u 4 p 5 r 15 r 18 j s-1 1p y g j 2e w 2d 1n 1k-2 z m s 1u 1d 46-1 1r 8 v s v k d-1 2l v 1k-3 29-1 ' +
  '4 17 3f 9 9-1 2t 2t m-1 5 31 1j 3 a e-2 1k v r 4-1 f 3e 2o 1a d i 2b k 3t 2 4 11 e k q 17 2g q-1 o 28 16 ' +
  'o g q 2 9 1g 1z 3 l j 33 d 1p 8 1f-1 6 e f-1 4z 5 9 2 e 5 14-3 8 q d k-1 6 m d 1j 21-1 5 1k-4 y j-1 5 3 ' +
  '3 e 29-8 13 z 18-7 7 1a e-1 5 g 5 2 b 1c-3 15 4 5 d 4 3 e 1j-7 27 25-1 17 2 t w-1 1b 1p 7-1 1h 11-2 u 5 ' +
  'u 8 h 3-1 p-1 1p-1 g 2g 26 24 p 5 6 13 4 1c 30 20 2t z 1a 1g 2 6m 1b 1p 4 p-1 9 5 12 7 s-2 1p 3f 12-1 b ' +
  't 12-1 1z 3w o 19 17 2k 1v j 12 1p w d 4 1c l 6 w b 1l-1 1i i 5 d w-2 e t 3u 5 u 2i 1x k 2y 10-1 i d h b ' +
  '9 11 v 35 2 67 5w 7 l 5-1 10 1n d 19-1 16-1 b 1m x e i q 12 d 23 h 2 1o 12 v 1e l 10 i n b 17 8 g d 3s ' +
  '2e 4 7 f 3j 1n-1 1b 3g c c b q m 33-1 7 a s e 15 4 6p 13 6a 12 l-1 d e 4 4-1 h b v 2-1 d 4 4 s 2 3 2-1 ' +
  '3-1 h-3 j 7 f 4 9 4 e-7 e-1 13-2 n-2 10 6 5-1 2 g-5 2 5 i g 7 e-1 9-2 2 n 6 2 2 j-3 6 z a 3-1 s 9 3 f 3 ' +
  '2-1 d-5 9 a 4 6 j-1 6 3 5 5 9 2 3z 3 5 2q 2t w 3h 3 18-1 1d l 6-1 12 e 66 50 f 3 8 s-2 f 10-1 7-1 w 3 18 ' +
  'h e 3 i 18 c 19 m fm 3 j c 9 3s 9-1 b 2 53 i 8 v i b 8c i 4i 3n 25 19 p 7 9 9 2 16 m 2-2 k d 1f 12 6 2n ' +
  '11 54 9 5j 4e 1m 41 s y s 3 2j g 13 1n 1w 4 j 1h 17 d 3r 13 1i 37 1e 14 c 6 5 6 9 s g-1 s 1u-1 o 9-1 16 ' +
  'm 17 j 2o c j 2 2 4 3 y w 2a 2g 1w 1z 13 a3 5 1i 1d o h 26 1g6 ena m 5 2c i 13 e 55 u a o';
