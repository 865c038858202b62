#include <cstddef>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

// The first and the last segment go on beyond their ends.
double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
    std::size_t i = 0;
    while (i + 2 < curve.size() && curve[i + 1].raw < raw)
        ++i;
    const CurvePoint &a = curve[i], &b = curve[i + 1];
    return a.value + (raw - a.raw) * (b.value - a.value) / (b.raw - a.raw);
}
