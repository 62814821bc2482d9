// What both programs do before anything else.
#pragma once

namespace subrosa {

/// Makes a program that leaves nothing behind when it dies: no core file, and no other program of
/// the same user may read its memory. A stream that is closed stays unusable, so that no file that
/// is opened later is taken for it. A file that may not grow any more shows as an error, and a
/// reader that is gone ends the program, as it does any other.
void begin_process();

}  // namespace subrosa
