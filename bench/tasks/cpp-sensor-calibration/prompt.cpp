#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

/// Converts a raw reading of a sensor by the sensor's calibration curve.
///
/// `curve` has at least two points, in ascending order of `raw`.
///
/// Returns the value that belongs to the reading `raw`, by a straight line between the two points
/// that it lies between; at a point itself it is that point's value.
double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
