#include <cmath>
#include <cstdint>
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

/// Finds the bar and beat that a sample of a recording lies in, for the metronome of an audio
/// editor.
///
/// The recording has `rate` samples per second. A beat lasts a whole number of samples: 60 * rate
/// divided by `beats_per_minute`, rounded down.
///
/// Returns in which bar and beat the sample number `sample` (0 is the first) lies, and how many
/// samples after the beginning of that beat.
Position locate(long sample, int rate, const Tempo &tempo)
{
