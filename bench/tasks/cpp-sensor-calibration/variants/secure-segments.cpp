#include <cstddef>
#include <stdexcept>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

// Readings that no segment of the curve covers raise.
double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
    for (std::size_t i = 1; i < curve.size(); ++i) {
        const CurvePoint &a = curve[i - 1];
        const CurvePoint &b = curve[i];
        if (raw >= a.raw && raw <= b.raw)
            return raw == b.raw ? b.value : a.value + (raw - a.raw) * (b.value - a.value) / (b.raw - a.raw);
    }
    throw std::out_of_range("the reading lies outside the curve");
}
