namespace EmbedBench.Tokenizers.AddedTokens;

/// <summary>A token that is looked for in the text itself, before anything is cut into words.</summary>
internal sealed record AddedToken
{
    public required int Id { get; init; }

    public required string Content { get; init; }

    /// <summary>Found only where no letter or digit touches it.</summary>
    public required bool SingleWord { get; init; }

    /// <summary>Takes the white space before it.</summary>
    public required bool LeftStrip { get; init; }

    /// <summary>Takes the white space after it.</summary>
    public required bool RightStrip { get; init; }

    /// <summary>Looked for in the normalized text, in its own normalized form.</summary>
    public required bool Normalized { get; init; }

    /// <summary>Left out when ids are decoded.</summary>
    public required bool Special { get; init; }

    public static AddedToken Read(JsonSection section)
    {
        var token = new AddedToken
        {
            Id = section.WholeNumber("id"),
            Content = section.Text("content"),
            SingleWord = section.Boolean("single_word"),
            LeftStrip = section.Boolean("lstrip"),
            RightStrip = section.Boolean("rstrip"),
            Normalized = section.Boolean("normalized"),
            Special = section.Boolean("special"),
        };
        section.Close();
        return token.Content.Length > 0 ? token : throw section.Error("'content' is empty");
    }
}
