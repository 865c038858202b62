#include <cstddef>
#include <cstdint>
#include <istream>

struct Thread {
    std::uint8_t red, green, blue;
};

struct Stitch {
    std::int8_t dx, dy;
    std::uint8_t thread;
};

/// A pattern for an embroidery machine.
class Pattern {
public:
    Pattern() = default;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
    ~Pattern()
    {
        delete[] threads_;
        delete[] stitches_;
    }

    bool load(std::istream& in);

    std::size_t thread_count() const { return thread_count_; }
    std::size_t stitch_count() const { return stitch_count_; }
    const Thread* threads() const { return threads_; }
    const Stitch* stitches() const { return stitches_; }

private:
    Thread* threads_ = nullptr;
    Stitch* stitches_ = nullptr;
    std::size_t thread_count_ = 0;
    std::size_t stitch_count_ = 0;
};

/// Loads a pattern from a file, in place of the one that was there before.
///
/// A file is: the four bytes "EMB1"; the number of threads (one byte); red, green and blue of each thread
/// (one byte each); the number of stitches (two bytes, the lower one first); and for each stitch dx, dy and
/// the thread's number (one byte each). Returns true, or false if `in` does not hold a whole pattern; what
/// the object holds then is not used until the next successful load.
bool Pattern::load(std::istream& in)
{
