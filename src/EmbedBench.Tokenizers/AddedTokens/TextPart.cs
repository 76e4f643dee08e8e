namespace EmbedBench.Tokenizers.AddedTokens;

/// <param name="Start">Where the part starts, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Token">The added token that it is; null for text between them.</param>
internal readonly record struct TextPart(int Start, int Length, AddedToken? Token)
{
    public string Of(string text) => Length == text.Length ? text : text.Substring(Start, Length);
}
