#include <algorithm>
#include <cstddef>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
    if (raw <= curve.front().raw)
        return curve.front().value;
    if (raw >= curve.back().raw)
        return curve.back().value;
    // Now the reading lies between two points, unless it compares with none.
    auto hi = std::upper_bound(curve.begin(), curve.end(), raw,
        [](double r, const CurvePoint &p) { return r < p.raw; });
    auto lo = hi - 1;
    return lo->value + (raw - lo->raw) * (hi->value - lo->value) / (hi->raw - lo->raw);
}
