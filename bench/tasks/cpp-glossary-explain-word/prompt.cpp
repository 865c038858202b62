#include <map>
#include <string>
#include <utility>
#include <vector>

struct Entry {
    std::string word;
    std::string kind;                  // "noun", "verb" ...
    std::string meaning;
    std::string see;                   // another word, under which the meaning is explained; often empty
    std::vector<std::string> compare;  // words that are worth a look as well
};

class Glossary {
public:
    void add(Entry entry) { entries_[entry.word] = std::move(entry); }

    /// The entry of a word, or nullptr.
    const Entry* find(const std::string& word) const
    {
        auto it = entries_.find(word);
        return it == entries_.end() ? nullptr : &it->second;
    }

private:
    std::map<std::string, Entry> entries_;
};

/// Explains a word in the help of a sailing program; its users add words to the glossary themselves.
///
/// The explanation is "WORD (KIND): MEANING", as in "tack (verb): to turn through the wind", and then, for
/// each word in the entry's `compare`, "; compare OTHER (KIND)" with that other word's kind. If the entry
/// has a `see`, the explanation is "WORD: see " followed by the explanation of that other word. If `word`
/// is not in the glossary, returns the empty string.
std::string explain(const Glossary& glossary, const std::string& word)
{
