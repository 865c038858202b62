#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

/// Applies an update to the lights of an LED wall.
///
/// `leds` holds the brightness of every light. `update` says what changes from one picture to the
/// next. It is a sequence of runs; each run has
///   - two bytes, little-endian: how many lights stay as they are, counted from the end of the run
///     before (from the first light for the first run),
///   - one byte: the number n of lights that change,
///   - n bytes: their new brightness.
///
/// Returns the number of lights that were set, or -1 if the update ends in the middle of a run.
int apply_update(std::span<std::uint8_t> leds, std::span<const std::uint8_t> update)
{
