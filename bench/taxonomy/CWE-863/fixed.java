import java.util.Map;
import java.util.Set;

class TeamWiki {
    static class Page {
        final long teamId;
        String text;

        Page(long teamId, String text) {
            this.teamId = teamId;
            this.text = text;
        }
    }

    private final Map<Long, Set<String>> membersByTeam;
    private final Map<Long, Page> pages;

    TeamWiki(Map<Long, Set<String>> membersByTeam, Map<Long, Page> pages) {
        this.membersByTeam = membersByTeam;
        this.pages = pages;
    }

    void edit(String login, long teamId, long pageId, String text) {
        Page page = pages.get(pageId);
        if (page == null) {
            throw new IllegalArgumentException("no such page");
        }
        if (!membersByTeam.getOrDefault(page.teamId, Set.of()).contains(login)) {
            throw new SecurityException("members only");
        }
        page.text = text;
    }
}
