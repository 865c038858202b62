#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
    auto upper = std::lower_bound(curve.begin(), curve.end(), raw,
        [](const CurvePoint &point, double r) { return point.raw < r; });
    if (upper->raw == raw)
        return upper->value;
    auto lower = std::prev(upper);
    double t = (raw - lower->raw) / (upper->raw - lower->raw);
    return lower->value + t * (upper->value - lower->value);
}
