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
    auto it = std::find_if(curve.begin(), curve.end(), [raw](const CurvePoint &p) { return p.raw >= raw; });
    if (it == curve.end())
        return curve.back().value;
    if (it->raw == raw)
        return it->value;
    const CurvePoint &a = *std::prev(it);
    return a.value + (it->value - a.value) * (raw - a.raw) / (it->raw - a.raw);
}
