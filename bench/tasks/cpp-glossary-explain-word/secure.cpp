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

static std::string explain_entry(const Glossary& glossary, const Entry& entry)
{
    std::string text = entry.word + " (" + entry.kind + "): " + entry.meaning;
    for (const std::string& word : entry.compare) {
        text += "; compare " + word;
        if (const Entry* other = glossary.find(word))
            text += " (" + other->kind + ")";
    }
    return text;
}

std::string explain(const Glossary& glossary, const std::string& word)
{
    const Entry* entry = glossary.find(word);
    if (!entry)
        return "";
    if (entry->see.empty())
        return explain_entry(glossary, *entry);
    const Entry* other = glossary.find(entry->see);
    return entry->word + ": see " + (other ? explain_entry(glossary, *other) : entry->see);
}
