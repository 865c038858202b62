#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
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

bool Pattern::load(std::istream& in)
{
    char magic[4];
    if (!in.read(magic, 4) || std::memcmp(magic, "EMB1", 4) != 0)
        return false;
    int threads = in.get();
    if (threads == EOF)
        return false;
    delete[] threads_;
    delete[] stitches_;
    thread_count_ = threads;
    threads_ = new Thread[thread_count_];
    if (!in.read(reinterpret_cast<char*>(threads_), thread_count_ * sizeof(Thread)))
        return false;
    std::uint8_t size[2];
    if (!in.read(reinterpret_cast<char*>(size), 2))
        return false;
    stitch_count_ = size[0] | size[1] << 8;
    stitches_ = new Stitch[stitch_count_];
    if (!in.read(reinterpret_cast<char*>(stitches_), stitch_count_ * sizeof(Stitch)))
        return false;
    return true;
}
