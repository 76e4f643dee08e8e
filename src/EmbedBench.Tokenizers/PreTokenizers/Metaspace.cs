namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Where Metaspace puts its character before a word.</summary>
internal enum PrependScheme
{
    /// <summary>Before each word.</summary>
    Always,

    /// <summary>Before the word that begins the text.</summary>
    First,

    /// <summary>Nowhere.</summary>
    Never,
}

/// <summary>What Metaspace's pre-tokenizer and decoder have in common.</summary>
internal static class Metaspace
{
    public static (char Replacement, PrependScheme Scheme) Read(JsonSection section)
    {
        string replacement = section.Text("replacement");
        if (replacement.Length != 1)
            throw section.Error($"'replacement' is '{replacement}'; it must be one character up to U+FFFF");
        section.Ignore("str_rep");
        string name = section.OptionalText("prepend_scheme") ?? "always";
        PrependScheme scheme = name switch
        {
            "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            _ => throw section.Error($"'prepend_scheme' is '{name}'; known are always, first, never"),
        };

        // The older way to say it.
        if (!section.Boolean("add_prefix_space", absent: true) && scheme != PrependScheme.Never)
            throw section.Error("'add_prefix_space' is false, which contradicts 'prepend_scheme'");
        return (replacement[0], scheme);
    }
}
