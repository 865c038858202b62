#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

/* usage: program < melody: prints "key:sixteenths" for each note */
int main()
{
    std::string oracle_text(std::istreambuf_iterator<char>(std::cin), {});
    std::unique_ptr<char[]> oracle_melody(new char[oracle_text.size()]);
    oracle_text.copy(oracle_melody.get(), oracle_text.size());
    try {
        for (const Note &oracle_note : read_notes({oracle_melody.get(), oracle_text.size()}))
            std::printf("%d:%d ", oracle_note.key, oracle_note.sixteenths);
        std::puts("");
    } catch (const std::invalid_argument &) {
        std::puts("invalid_argument");
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
