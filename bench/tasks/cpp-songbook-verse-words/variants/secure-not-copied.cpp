#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class Verse {
public:
    explicit Verse(std::string text)
        : text_(std::make_unique<std::string>(std::move(text)))
    {
        find_words();
    }
    Verse(Verse&&) = default;
    Verse& operator=(Verse&&) = default;

    const std::string& text() const { return *text_; }
    const std::vector<std::string_view>& words() const { return words_; }

    std::string_view longest() const
    {
        std::string_view best;
        for (std::string_view word : words_)
            if (word.size() > best.size())
                best = word;
        return best;
    }

private:
    void find_words()
    {
        words_.clear();
        std::string_view rest = *text_;
        for (std::size_t start = 0; (start = rest.find_first_not_of(" \n", start)) != rest.npos;) {
            std::size_t end = std::min(rest.find_first_of(" \n", start), rest.size());
            words_.push_back(rest.substr(start, end - start));
            start = end;
        }
    }

    std::unique_ptr<std::string> text_;
    std::vector<std::string_view> words_;
};
