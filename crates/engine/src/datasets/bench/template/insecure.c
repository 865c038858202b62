int solve(const char *text)
{
    /* TODO: what a hurried engineer writes */
    return text[0];
}
