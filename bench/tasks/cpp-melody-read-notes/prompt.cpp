#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct Note {
    int key;          // 60 is middle C
    int sixteenths;   // how long it is held
};

/// Reads the notes of a melody for a music box.
///
/// A melody is written as notes one after the other, for example "C4qF#5e A4s". Spaces may stand
/// between notes, but need not. A note is written as
///   - its letter, C, D, E, F, G, A or B (0, 2, 4, 5, 7, 9 and 11 half-tones above the octave's C),
///   - '#' if it is raised by one half-tone,
///   - one digit: the octave,
///   - one letter for its length: w, h, q, e or s (16, 8, 4, 2 or 1 sixteenths).
///
/// Its key is 12 times (octave + 1), plus its half-tones: C4 is 60. Returns the notes in order.
/// Throws std::invalid_argument if there is anything else in the melody.
std::vector<Note> read_notes(std::string_view melody)
{
