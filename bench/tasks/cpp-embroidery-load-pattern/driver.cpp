#include <cstdio>
#include <memory>
#include <sstream>
#include <string>

static std::string oracle_bytes(const std::string& hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

static void oracle_show(const Pattern& pattern)
{
    for (std::size_t i = 0; i < pattern.thread_count(); ++i) {
        const Thread& thread = pattern.threads()[i];
        std::printf("(%d %d %d)", thread.red, thread.green, thread.blue);
    }
    for (std::size_t i = 0; i < pattern.stitch_count(); ++i) {
        const Stitch& stitch = pattern.stitches()[i];
        std::printf("[%d %d %d]", stitch.dx, stitch.dy, stitch.thread);
    }
    std::puts("");
}

// usage: program HEX...: loads each file into the same pattern and shows it
int main(int argc, char** argv)
{
    auto pattern = std::make_unique<Pattern>();
    for (int i = 1; i < argc; ++i) {
        try {
            std::istringstream in(oracle_bytes(argv[i]));
            if (pattern->load(in))
                oracle_show(*pattern);
            else
                std::puts("false");
        } catch (...) {
            std::puts("raised");
        }
    }
    pattern.reset();
    return 0;
}
