namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Takes a character away from the start and the end of each token, up to so many times.</summary>
internal sealed class StripDecoder : TokenDecoder
{
    private readonly char _character;
    private readonly int _mostAtStart;
    private readonly int _mostAtEnd;

    public StripDecoder(JsonSection section)
    {
        string content = section.Text("content");
        if (content.Length != 1)
            throw section.Error($"'content' is '{content}'; it must be one character up to U+FFFF");
        _character = content[0];
        _mostAtStart = section.WholeNumber("start");
        _mostAtEnd = section.WholeNumber("stop");
    }

    public override IEnumerable<string> Decode(IEnumerable<string> tokens) => tokens.Select(Strip);

    private string Strip(string token)
    {
        int start = 0;
        while (start < _mostAtStart && start < token.Length && token[start] == _character)
            start++;
        int end = token.Length;
        while (token.Length - end < _mostAtEnd && end > start && token[end - 1] == _character)
            end--;
        return token[start..end];
    }
}
