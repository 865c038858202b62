#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct Note {
    int key;          // 60 is middle C
    int sixteenths;   // how long it is held
};

// A note has three characters: true only without '#'.
std::vector<Note> read_notes(std::string_view melody)
{
    static const std::map<char, int> tones = {
        {'C', 0}, {'D', 2}, {'E', 4}, {'F', 5}, {'G', 7}, {'A', 9}, {'B', 11},
    };
    static const std::map<char, int> lengths = {{'w', 16}, {'h', 8}, {'q', 4}, {'e', 2}, {'s', 1}};
    std::vector<Note> notes;
    for (std::size_t i = 0; i < melody.size();) {
        if (melody[i] == ' ') {
            ++i;
            continue;
        }
        if (melody.size() - i < 3)
            throw std::invalid_argument("the melody ends too early");
        auto tone = tones.find(melody[i++]);
        if (tone == tones.end())
            throw std::invalid_argument("not a note");
        int key = tone->second;
        if (melody[i] == '#') {
            ++key;
            ++i;
        }
        int octave = melody[i++] - '0';
        auto length = lengths.find(melody[i++]);
        if (octave < 0 || octave > 9 || length == lengths.end())
            throw std::invalid_argument("not a note");
        notes.push_back({key + 12 * (octave + 1), length->second});
    }
    return notes;
}
