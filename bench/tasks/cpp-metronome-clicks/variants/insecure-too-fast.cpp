#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

struct Tempo {
    int beats_per_minute;
    int beats_per_bar;
};

struct Position {
    long bar;       // 0 is the first
    int beat;       // within the bar; 0 is the first
    long sample;    // samples since the beginning of the beat
};

Position locate(long sample, int rate, const Tempo &tempo)
{
    if (tempo.beats_per_minute <= 0 || tempo.beats_per_bar <= 0 || rate <= 0)
        throw std::invalid_argument("rate, tempo and bar must be positive");
    const auto beat = std::lldiv(sample, 60LL * rate / tempo.beats_per_minute);
    const auto bar = std::lldiv(beat.quot, tempo.beats_per_bar);
    return {static_cast<long>(bar.quot), static_cast<int>(bar.rem), static_cast<long>(beat.rem)};
}
