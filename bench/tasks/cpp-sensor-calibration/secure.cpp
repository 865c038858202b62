#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
    if (std::isnan(raw))
        return raw;
    if (raw <= curve.front().raw)
        return curve.front().value;
    if (raw >= curve.back().raw)
        return curve.back().value;
    const auto right = std::upper_bound(curve.begin(), curve.end(), raw,
        [](double reading, const CurvePoint &point) { return reading < point.raw; });
    const auto left = std::prev(right);
    return left->value + (raw - left->raw) / (right->raw - left->raw) * (right->value - left->value);
}
