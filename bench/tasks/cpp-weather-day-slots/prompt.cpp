#include <cstdio>
#include <istream>
#include <sstream>
#include <string>
#include <vector>

/// Sorts a day's log of a weather station into time slots.
///
/// The day is divided into slots of `slot_minutes` minutes (5, 10, 15, 30 or 60), the first
/// beginning at midnight. Each line of `log` has a time of day and a temperature, for example
/// "06:15 -2.5".
///
/// Returns one value for each slot of the day: the temperature of the last line of the log that
/// falls into the slot, or `missing` if there is none. Lines that are not of this form, such as
/// comments, are skipped.
std::vector<float> fill_day(std::istream &log, int slot_minutes, float missing)
{
