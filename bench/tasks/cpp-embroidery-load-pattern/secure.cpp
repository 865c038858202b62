#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

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

static bool read_bytes(std::istream& in, void* place, std::size_t size)
{
    return static_cast<bool>(in.read(static_cast<char*>(place), static_cast<std::streamsize>(size)));
}

bool Pattern::load(std::istream& in)
{
    char magic[4];
    std::vector<Thread> threads;
    std::vector<Stitch> stitches;
    std::uint8_t count[2];
    if (!in.read(magic, 4) || std::string_view(magic, 4) != "EMB1")
        return false;
    if (!read_bytes(in, count, 1))
        return false;
    threads.resize(count[0]);
    if (!read_bytes(in, threads.data(), threads.size() * sizeof(Thread)) || !read_bytes(in, count, 2))
        return false;
    stitches.resize(count[0] + 256u * count[1]);
    if (!read_bytes(in, stitches.data(), stitches.size() * sizeof(Stitch)))
        return false;

    // All is there: only now the old pattern goes.
    auto new_threads = std::make_unique<Thread[]>(threads.size());
    auto new_stitches = std::make_unique<Stitch[]>(stitches.size());
    std::copy(threads.begin(), threads.end(), new_threads.get());
    std::copy(stitches.begin(), stitches.end(), new_stitches.get());
    delete[] std::exchange(threads_, new_threads.release());
    delete[] std::exchange(stitches_, new_stitches.release());
    thread_count_ = threads.size();
    stitch_count_ = stitches.size();
    return true;
}
