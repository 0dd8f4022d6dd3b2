//! Encryption: whose certificates are believed.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::{Error, Result};

/// The certificates in the text of a file, for a private server whose
/// authority nobody else knows.
pub fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>> {
    let read: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match read {
        Ok(found) if !found.is_empty() => Ok(found),
        _ => Err(Error::usage("the file holds no certificates in PEM form")),
    }
}

/// Believes the authorities that browsers do, and these.
pub fn config(also: &[CertificateDer<'static>]) -> Result<ClientConfig> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for certificate in also {
        let added = roots.add(certificate.clone());
        added.map_err(|error| Error::usage(format!("a certificate cannot be used: {error}")))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let versions = versions.map_err(|cause| Error::internal("TLS cannot be set up", cause))?;
    Ok(versions.with_root_certificates(roots).with_no_client_auth())
}
