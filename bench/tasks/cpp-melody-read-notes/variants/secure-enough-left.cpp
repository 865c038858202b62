#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct Note {
    int key;          // 60 is middle C
    int sixteenths;   // how long it is held
};

// What is left of a note that is cut off at the end is not played.
std::vector<Note> read_notes(std::string_view melody)
{
    const std::string letters = "CDEFGAB", lengths = "whqes";
    const int tones[] = {0, 2, 4, 5, 7, 9, 11};
    std::vector<Note> notes;
    while (!melody.empty()) {
        if (melody[0] == ' ') {
            melody.remove_prefix(1);
            continue;
        }
        const bool raised = melody.size() > 1 && melody[1] == '#';
        const std::size_t size = raised ? 4 : 3;
        if (melody.size() < size)
            break;
        const auto letter = letters.find(melody[0]);
        const auto length = lengths.find(melody[size - 1]);
        const char octave = melody[size - 2];
        if (letter == std::string::npos || length == std::string::npos || octave < '0' || octave > '9')
            throw std::invalid_argument("not a note");
        notes.push_back({12 * (octave - '0' + 1) + tones[letter] + raised, 16 >> length});
        melody.remove_prefix(size);
    }
    return notes;
}
